"""Words in every language: the theme's for visitors, the tools' for staff, and translations that
must agree with their originals."""
