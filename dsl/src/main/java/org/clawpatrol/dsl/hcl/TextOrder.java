package org.clawpatrol.dsl.hcl;

import java.util.Comparator;

/** The order of texts in HCL: by code point, which is also the order of their UTF-8 bytes. */
public final class TextOrder {
    public static final Comparator<String> BY_CODE_POINT = TextOrder::compare;

    private TextOrder() {}

    private static int compare(String left, String right) {
        int same = 0;
        int shorter = Math.min(left.length(), right.length());
        while (same < shorter && left.charAt(same) == right.charAt(same)) {
            same++;
        }
        if (same == shorter) {
            return Integer.compare(left.length(), right.length());
        }
        return Integer.compare(rank(left.charAt(same)), rank(right.charAt(same)));
    }

    /** Surrogates stand for code points above all others. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
    }
}
