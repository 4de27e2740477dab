"""Words in every language: the theme's for visitors, the tools' for staff, and twins that must
agree."""
