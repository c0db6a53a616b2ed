package org.clawpatrol.proxy.operator;

/** How setting a password ended. */
public sealed interface PasswordChange {

    record Done() implements PasswordChange {}

    /**
     * @param reason what the person can do about it
     */
    record Rejected(String reason) implements PasswordChange {}
}
