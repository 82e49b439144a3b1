"""Recognition of local councils (協議体の認定): rules as dated data, criteria checked one by one, validity and renewal."""
