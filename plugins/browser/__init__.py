"""What the visitor's browser runs: Python with the calculator, the service worker, the
spreadsheet."""
