// An address that asks for some problems must not show all of them first: the list waits, in its place, for the filters.
if (location.search !== '') document.documentElement.dataset.filtered = ''
