package org.demandinsight.demo;

import java.time.LocalDate;

/// Makes up personal data that looks real: check digits hold.
final class PersonalData {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final String[] REGIONS = {"430102", "110105", "310104", "440106", "510104"};
    private static final String[] PLATES = {"湘A", "鄂A", "粤B", "皖C", "赣E"};
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String SPELLED = "零幺二三四五六七八九";

    private PersonalData() {}

    /// An identity card's number with its check digit (GB 11643-1999, MOD 11-2).
    static String identityCard(Dice dice) {
        var born = LocalDate.of(1945, 1, 1).plusDays(dice.below(22_000));
        var digits =
                REGIONS[dice.below(REGIONS.length)]
                        + born.toString().replace("-", "")
                        + (100 + dice.below(900));
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + CHECKS.charAt(sum % 11);
    }

    static String plate(Dice dice) {
        return PLATES[dice.below(PLATES.length)]
                + LETTERS.charAt(dice.below(LETTERS.length()))
                + (1_000 + dice.below(9_000));
    }

    static String door(Dice dice, boolean english) {
        int block = dice.between(1, 28);
        int unit = dice.between(1, 4);
        int room = dice.between(1, 26) * 100 + dice.between(1, 4);
        if (english) {
            return "Building " + block + ", Room " + room;
        }
        return switch (dice.below(3)) {
            case 0 -> block + "栋" + unit + "单元" + room + "室";
            case 1 -> block + "号楼" + room;
            default -> block + "栋" + room + "室";
        };
    }

    static String landline(Dice dice) {
        return "0890-2" + (100_000 + dice.below(900_000)) + dice.below(10);
    }

    static String spelled(String number) {
        var out = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            out.append(SPELLED.charAt(number.charAt(i) - '0'));
        }
        return out.toString();
    }

    /// A mobile number as people write it.
    static String written(String mobile, Dice dice) {
        return switch (dice.pick(70, 15, 15)) {
            case 0 -> mobile;
            case 1 ->
                    mobile.substring(0, 3)
                            + '-'
                            + mobile.substring(3, 7)
                            + '-'
                            + mobile.substring(7);
            default ->
                    mobile.substring(0, 3)
                            + ' '
                            + mobile.substring(3, 7)
                            + ' '
                            + mobile.substring(7);
        };
    }

    static String mail(Dice dice) {
        return "user" + (1_000 + dice.below(900_000)) + "@example.com";
    }
}
