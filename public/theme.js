// Before anything is drawn: the reader's own choice of light or dark, if there is one. It is kept with the
// rest of what this device keeps: see components/notebook/reader.ts.
try {
  const { theme } = JSON.parse(window.localStorage.getItem('margin-lab') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Blocked or unreadable: the system chooses, and the page says so where it matters.
}
