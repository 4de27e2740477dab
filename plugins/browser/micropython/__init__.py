"""The calculator for MicroPython in the browser: its source translated, what cannot be translated
refused, and all in one image."""
