package org.demandinsight.privacy;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Numbers that offices and hotlines have published: they stay in the text. Short public numbers (110, 12345, 95xxx …) are
/// no personal number by their length; 400 and 800 numbers are companies' own and published by nature.
public final class PublishedNumbers {
    public static final PublishedNumbers NONE = new PublishedNumbers(List.of());

    private final Set<String> numbers;

    /// However they are written; one with an area code is known without it too.
    public PublishedNumbers(Collection<String> written) {
        var normal = new HashSet<String>();
        for (var number : written) {
            var digits = national(Shadow.digits(Shadow.of(number)));
            if (!digits.isEmpty()) {
                normal.add(digits);
                normal.add(local(digits));
            }
        }
        numbers = Set.copyOf(normal);
    }

    /// @param digits a number's digits and nothing else
    boolean contains(String digits) {
        var national = national(digits);
        return numbers.contains(national)
                || (national.length() == 10
                        && (national.startsWith("400") || national.startsWith("800")));
    }

    private static String national(String digits) {
        if (digits.startsWith("0086")) {
            return trunk(digits.substring(4));
        }
        return digits.startsWith("86") && digits.length() >= 12
                ? trunk(digits.substring(2))
                : digits;
    }

    /// A landline's national form begins with 0, a mobile's doesn't.
    private static String trunk(String digits) {
        return digits.startsWith("0") || (digits.startsWith("1") && digits.length() == 11)
                ? digits
                : "0" + digits;
    }

    /// Without the area code: two places after the 0 in the largest cities, else three.
    private static String local(String digits) {
        if (!digits.startsWith("0") || digits.length() < 10) {
            return digits;
        }
        boolean large = digits.charAt(1) == '1' || digits.charAt(1) == '2';
        return digits.substring(large ? 3 : 4);
    }
}
