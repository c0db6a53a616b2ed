package org.clawpatrol.proxy.learn;

/** There are more different paths than rules can be learned from. */
public final class TooMuchTrafficException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchTrafficException(int most) {
        super(
                "more than "
                        + most
                        + " different methods and paths; narrow them with --endpoint or --since");
    }
}
