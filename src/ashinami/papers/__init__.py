"""What is printed: run sheets, boards, month tables."""
