"""What only the published site has: QR codes, share pictures, compressed variants."""
