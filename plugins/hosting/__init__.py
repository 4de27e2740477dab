"""The published folder and its servers: headers, redirects, host settings, deployment."""
