package org.clawpatrol.proxy.protocol.kubernetes;

import java.util.List;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.protocol.kubernetes.LabelToken.Kind;

/**
 * Checks label selectors by the grammar of the API server: demands with commas between them, each
 * {@code key}, {@code !key}, {@code key=value}, {@code key<number} or {@code key in (value, ...)}.
 * One thread.
 */
final class LabelSelector {
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_DOMAIN = 253;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private final List<LabelToken> tokens;
    private int at;

    private LabelSelector(List<LabelToken> tokens) {
        this.tokens = tokens;
    }

    /** Whether the API server could read it; the empty text selects everything. */
    static boolean isWellFormed(String selector) {
        return new LabelSelector(LabelToken.all(selector)).isWellFormed();
    }

    private boolean isWellFormed() {
        if (peek(Kind.END)) {
            return true;
        }
        do {
            if (!demand()) {
                return false;
            }
        } while (take(Kind.COMMA));
        return peek(Kind.END);
    }

    private boolean demand() {
        boolean absent = take(Kind.NOT);
        LabelToken key = next();
        if (!key.isName() || !isKey(key.text())) {
            return false;
        }
        if (absent || endsDemand()) {
            return endsDemand();
        }
        return switch (next().kind()) {
            case IN, NOT_IN -> take(Kind.OPEN) && values();
            case EQUALITY -> endsDemand() || value();
            case ORDER -> WholeNumber.isInt64(tokens.get(at).text()) && value();
            case NAME, COMMA, OPEN, CLOSE, NOT, END -> false;
        };
    }

    /** The rest of a list; before its end, the API server trips over an even number of commas. */
    private boolean values() {
        int commas = 0;
        boolean separated = true;
        while (!take(Kind.CLOSE)) {
            if (take(Kind.COMMA)) {
                commas++;
                separated = true;
            } else if (separated && value()) {
                commas = 0;
                separated = false;
            } else {
                return false;
            }
        }
        return commas == 0 || commas % 2 == 1;
    }

    private boolean value() {
        LabelToken value = next();
        return value.isName() && isName(value.text());
    }

    private static boolean isKey(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? isName(text)
                : isDomain(text.substring(0, slash)) && isName(text.substring(slash + 1));
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && NAME.matcher(text).matches();
    }

    private static boolean isDomain(String text) {
        return text.length() <= LONGEST_DOMAIN && DOMAIN.matcher(text).matches();
    }

    private boolean endsDemand() {
        return peek(Kind.END) || peek(Kind.COMMA);
    }

    private boolean peek(Kind kind) {
        return tokens.get(at).kind() == kind;
    }

    private boolean take(Kind kind) {
        boolean found = peek(kind);
        if (found) {
            next();
        }
        return found;
    }

    /** The end stays where it is. */
    private LabelToken next() {
        LabelToken token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }
}
