package org.demandinsight.privacy;

/// Check digits of numbers that people carry.
final class Checksums {
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ID_CHECKS = "10X98765432";

    private Checksums() {}

    /// Chinese identity number, 18 places: ISO 7064 MOD 11-2 (GB 11643-1999), with a date of birth that can be.
    static boolean isIdCard(String number) {
        if (number.length() != 18 || !isBorn(number, 6, 4)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (number.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        return ID_CHECKS.charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
    }

    /// The old identity number of 15 places has no check digit, only a date of birth with a year of two digits.
    static boolean isOldIdCard(String number) {
        return number.length() == 15 && number.charAt(0) != '0' && isBorn(number, 6, 2);
    }

    private static boolean isBorn(String number, int from, int yearDigits) {
        int year = Integer.parseInt(number, from, from + yearDigits, 10);
        int month = Integer.parseInt(number, from + yearDigits, from + yearDigits + 2, 10);
        int day = Integer.parseInt(number, from + yearDigits + 2, from + yearDigits + 4, 10);
        return (yearDigits == 2 || (year >= 1900 && year <= 2099))
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 31;
    }

    /// A bank card's number (ISO/IEC 7812-1): Luhn's check, and a beginning that issuers have: UnionPay 62, Visa 4,
    /// Mastercard 51–55 and 2221–2720, JCB 35, Diners 30/36/38, Discover 60/64/65, and the Chinese banks' 9558.
    static boolean isBankCard(String digits) {
        int four = Integer.parseInt(digits, 0, 4, 10);
        int two = four / 100;
        boolean issued =
                two / 10 == 4
                        || (two >= 51 && two <= 55)
                        || (four >= 2221 && four <= 2720)
                        || "30 35 36 38 60 62 64 65".contains(digits.substring(0, 2))
                        || four == 9558;
        return issued && isLuhn(digits);
    }

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
