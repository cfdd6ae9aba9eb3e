"""The jobs that join several rooms, one module each; the only place that knows more than one stage."""
