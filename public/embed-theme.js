// Before anything is drawn: light or dark, if the page that frames the figure asks for one. Else the system chooses.
const asked = new URLSearchParams(window.location.search).get('theme');
if (asked === 'light' || asked === 'dark') document.documentElement.dataset.theme = asked;
