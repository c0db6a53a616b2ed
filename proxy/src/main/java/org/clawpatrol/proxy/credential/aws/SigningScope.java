package org.clawpatrol.proxy.credential.aws;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a signature is good for, besides its day.
 *
 * @param region such as {@code eu-west-1}
 * @param service signing name of the service, such as {@code s3}
 */
record SigningScope(String region, String service) {
    static final String END = "aws4_request";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Of a credential such as {@code KEY/20260301/eu-west-1/s3/aws4_request}. */
    static Optional<SigningScope> ofCredential(String credential) {
        String[] parts = credential.split("/", -1);
        boolean usable =
                parts.length == 5
                        && parts[4].equals(END)
                        && NAME.matcher(parts[2]).matches()
                        && NAME.matcher(parts[3]).matches();
        return usable ? Optional.of(new SigningScope(parts[2], parts[3])) : Optional.empty();
    }

    /** Whether it is S3 in one of its forms, which reads paths and payloads in its own way. */
    boolean storage() {
        return service.equals("s3") || service.startsWith("s3-") || service.equals("s3express");
    }

    /**
     * @param day such as {@code 20260301}
     */
    String on(String day) {
        return day + "/" + region + "/" + service + "/" + END;
    }
}
