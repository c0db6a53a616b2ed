package org.clawpatrol.proxy.credential.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the name of an AWS host says about the scope of its signatures. Immutable.
 *
 * @param label the one that names the service
 * @param services what requests to it may be signed for, the usual one first
 * @param region empty where the name has none
 * @param fallback region of a service that has one host for all
 */
record AwsHost(String label, List<String> services, Optional<String> region, String fallback) {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{2,})+-[0-9]{1,2}");
    private static final Pattern STORAGE_REGION = Pattern.compile("s3-(" + REGION + ")");
    private static final Pattern REGION_GROUP = Pattern.compile("us-gov|us-iso[a-z]?|global");
    private static final List<String> SUFFIXES =
            List.of(
                    ".amazonaws.com",
                    ".amazonaws.com.cn",
                    ".amazonaws.eu",
                    ".api.aws",
                    ".api.amazonwebservices.com.cn",
                    ".on.aws");

    /** Clusters have bearer tokens, not signatures. */
    private static final String CLUSTERS = ".eks.amazonaws.com";

    /**
     * Empty for a name that is not AWS's.
     *
     * @param host in lower case
     */
    static Optional<AwsHost> of(String host) {
        Optional<String> suffix = SUFFIXES.stream().filter(host::endsWith).findFirst();
        if (suffix.isEmpty() || host.contains(CLUSTERS)) {
            return Optional.empty();
        }
        String name = host.substring(0, host.length() - suffix.get().length());
        List<String> labels = new ArrayList<>(List.of(name.split("\\.", -1)));
        dropLast(labels, "vpce");
        String fallback = fallback(suffix.get(), labels);
        Optional<String> region = regionAtEnd(labels);
        dropLast(labels, "dualstack");
        region = region.or(() -> legacyRegion(labels));
        String label = labels.getLast();
        List<String> services =
                isStorage(label) ? List.of(storage(label)) : ServiceNames.of(plain(labels));
        return Optional.of(new AwsHost(label, services, region, fallback));
    }

    /** Whether a request to this host may be signed for a service. */
    boolean serves(String service) {
        return services.contains(service)
                || label.equals(service)
                || label.startsWith(service + "-");
    }

    /** Whether only the asymmetric variant of signatures will do. */
    boolean inManyRegions() {
        return label.equals("s3-global");
    }

    /** What a request is signed for that does not say it itself. */
    SigningScope scope() {
        return new SigningScope(region.orElse(fallback), services.getFirst());
    }

    private static Optional<String> regionAtEnd(List<String> labels) {
        if (labels.size() > 1 && REGION.matcher(labels.getLast()).matches()) {
            return Optional.of(labels.removeLast());
        }
        if (labels.size() > 1 && REGION_GROUP.matcher(labels.getLast()).matches()) {
            labels.removeLast();
        }
        return Optional.empty();
    }

    /** Some services have the region in front of their name, and S3 once had it behind a dash. */
    private static Optional<String> legacyRegion(List<String> labels) {
        var storage = STORAGE_REGION.matcher(labels.getLast());
        if (storage.matches()) {
            labels.set(labels.size() - 1, "s3");
            return Optional.of(storage.group(1));
        }
        if (labels.size() < 2 || isStorage(labels.getLast())) {
            return Optional.empty();
        }
        String before = labels.get(labels.size() - 2);
        return REGION.matcher(before).matches() ? Optional.of(before) : Optional.empty();
    }

    private static String fallback(String suffix, List<String> labels) {
        if (suffix.endsWith(".cn")) {
            return "cn-north-1";
        }
        return labels.getLast().equals("us-gov") ? "us-gov-west-1" : "us-east-1";
    }

    /** In front of these stand names that agents choose. */
    private static boolean isStorage(String label) {
        return label.equals("s3") || label.startsWith("s3-") || label.startsWith("s3express");
    }

    private static String storage(String label) {
        if (label.startsWith("s3express")) {
            return "s3express";
        }
        return label.startsWith("s3-outposts") || label.startsWith("s3-object-lambda")
                ? label.replaceFirst("-fips$", "")
                : "s3";
    }

    /** The labels without what marks a host with validated cryptography. */
    private static List<String> plain(List<String> labels) {
        List<String> plain = new ArrayList<>(labels);
        plain.add(plain.removeLast().replaceFirst("^fips[-.]|-fips$", ""));
        return plain;
    }

    private static void dropLast(List<String> labels, String label) {
        if (labels.size() > 1 && labels.getLast().equals(label)) {
            labels.removeLast();
        }
    }
}
