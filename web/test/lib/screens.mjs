export const screens = ["data", "study", "results", "cuts", "dose", "bedside"];
