package org.clawpatrol.conformance.lab;

/** A policy whose one credential comes from a server that is reached through a proxy. */
public final class Robot {
    /** The host whose actions need the credential. */
    public static final String HOST = "robot.lab.test";

    private Robot() {}

    /**
     * Text of the gateway file, but for the credential; {@code roots.pem} beside it is trusted.
     *
     * @param credential reference of it, such as {@code bearer_token.robot}
     */
    public static String policy(ForwardProxy proxy, Origin origin, String credential) {
        String frame =
                LabPolicy.frameThrough(proxy)
                        .replace("[bearer_token.api_token]", "[" + credential + "]");
        return frame
                + """
                endpoint "https" "robot" {
                  hosts   = ["%s"]
                  dial    = "127.0.0.1:%d"
                  ca_cert = "roots.pem"
                }

                rule "robot" {
                  endpoint = https.robot
                  verdict  = "allow"
                }

                """
                        .formatted(HOST, origin.port());
    }

    /** What an agent gets there. */
    public static HttpText ask(Lab lab) throws Exception {
        try (Agent agent = lab.agent(HOST)) {
            return agent.ask("GET / HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n");
        }
    }
}
