package org.demandinsight.privacy;

/// Check digits of numbers that people carry.
final class Checksums {
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ID_CHECKS = "10X98765432";

    private Checksums() {}

    /// Chinese identity number, 18 places: ISO 7064 MOD 11-2 (GB 11643-1999), with a date of birth that can be.
    static boolean isIdCard(String number) {
        if (number.length() != 18) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (number.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        int year = Integer.parseInt(number, 6, 10, 10);
        int month = Integer.parseInt(number, 10, 12, 10);
        return year >= 1900
                && year <= 2099
                && month >= 1
                && month <= 12
                && ID_CHECKS.charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
    }

    /// Luhn's check (ISO/IEC 7812-1), as bank cards have it.
    static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
