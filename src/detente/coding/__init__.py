"""Documents into claims, by the codebook; pure: same text, same claims."""
