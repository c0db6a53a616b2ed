package org.clawpatrol.proxy.net;

/** What came of reading one message of a SOCKS5 client. */
sealed interface SocksReading {

    /** No complete message yet. */
    record Incomplete() implements SocksReading {}

    /**
     * The ways of proving itself that the client offers.
     *
     * @param unproven whether it would go on without proof
     * @param password whether it would send a user name and a password
     */
    record Greeting(boolean unproven, boolean password) implements SocksReading {}

    /** A password; the user name with it means nothing here. */
    final class Login implements SocksReading {
        private final String password;

        Login(String password) {
            this.password = password;
        }

        String password() {
            return password;
        }

        @Override
        public String toString() {
            return "Login[***]";
        }
    }

    /**
     * What the client wants.
     *
     * @param connect whether it wants a connection, the one thing this proxy does
     */
    record Request(boolean connect, Authority destination) implements SocksReading {}

    /**
     * Nothing this proxy takes.
     *
     * @param reply the answer, where a request is answered
     */
    record Unreadable(SocksReply reply, String reason) implements SocksReading {}
}
