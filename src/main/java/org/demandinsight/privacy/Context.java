package org.demandinsight.privacy;

/// Words that say what a number behind them is.
final class Context {
    static final String[] IDENTITY = {"身份证", "身分证", "证件", "ID card", "ID No"};
    static final String[] PHONE = {
        "电话", "電話", "座机", "座機", "固话", "热线", "联系", "聯絡", "聯繫", "致电", "拨打", "打给", "传真", "号码", "來電",
        "回电", "手机", "tel", "Tel", "TEL", "phone", "Phone", "call", "Call", "fax", "Fax", "mobile",
        "Mobile", "dial", "reach", "text me"
    };
    private static final int NEAR = 10;

    private Context() {}

    /// Whether one of the words ends at most a few characters before this place, in the same sentence.
    static boolean isBefore(char[] text, int place, String[] words) {
        for (int end = place; end > 0 && place - end <= NEAR; end--) {
            if ("。;!?\n".indexOf(text[end - 1]) >= 0) {
                return false;
            }
            for (var word : words) {
                if (endsAt(text, end, word)) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean endsAt(char[] text, int end, String word) {
        int from = end - word.length();
        return from >= 0 && startsAt(text, from, word);
    }

    static boolean startsAt(char[] text, int from, String word) {
        if (from + word.length() > text.length) {
            return false;
        }
        for (int i = word.length() - 1; i >= 0; i--) {
            if (text[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
