"""From talk to action: ideas, the body that carries out, design canvas, trials, talks with firms and the transport office, requests."""
