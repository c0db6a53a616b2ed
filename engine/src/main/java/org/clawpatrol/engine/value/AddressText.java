package org.clawpatrol.engine.value;

import java.net.InetAddress;

/** Addresses as RFC 5952 writes them: lower case, the longest run of zeros left out. Stateless. */
final class AddressText {
    private static final int GROUPS = 8;
    private static final int IPV4_BYTES = 4;

    private AddressText() {}

    static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_BYTES ? ofFour(bytes) : ofSixteen(bytes);
    }

    private static String ofFour(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append(text.isEmpty() ? "" : ".").append(each & 0xff);
        }
        return text.toString();
    }

    private static String ofSixteen(byte[] bytes) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        }
        int start = longestZeros(groups);
        int end = start + zeros(groups, start);
        if (end - start < 2) {
            return joined(groups, 0, GROUPS);
        }
        return joined(groups, 0, start) + "::" + joined(groups, end, GROUPS);
    }

    /** Where the first of the longest runs of zeros begins. */
    private static int longestZeros(int[] groups) {
        int best = 0;
        for (int i = 1; i < groups.length; i++) {
            if (zeros(groups, i) > zeros(groups, best)) {
                best = i;
            }
        }
        return best;
    }

    private static int zeros(int[] groups, int start) {
        int end = start;
        while (end < groups.length && groups[end] == 0) {
            end++;
        }
        return end - start;
    }

    private static String joined(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
