package org.clawpatrol.proxy.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.proxy.Gateway;

/** What a starting gateway says of its secrets: which come from where, and which are missing. */
final class SecretReport {
    private final Gateway gateway;
    private final Path path;

    SecretReport(Gateway gateway, Path path) {
        this.gateway = gateway;
        this.path = path;
    }

    void print(PrintStream out) {
        byStore().forEach((store, names) -> out.println("secret store " + store + ": " + names));
        for (SecretStoreConfig store : gateway.storesWithoutLogin()) {
            out.println(
                    "missing secret: secret store "
                            + store.reference()
                            + " cannot log in until you set it: clawpatrol credentials set "
                            + store.ownSecret()
                            + " --slot "
                            + store.ownSlot().orElse("")
                            + " --config "
                            + path);
        }
        gateway.missingSecrets().forEach(name -> out.println(missing(name)));
    }

    /** The credentials of each store, without asking it. */
    private Map<String, String> byStore() {
        return gateway.configuration().credentials().values().stream()
                .filter(credential -> credential.stored().isPresent())
                .collect(
                        Collectors.groupingBy(
                                credential ->
                                        credential
                                                .stored()
                                                .map(at -> at.store().reference())
                                                .orElse(""),
                                TreeMap::new,
                                Collectors.mapping(
                                        CredentialConfig::name, Collectors.joining(", "))));
    }

    private String missing(String credential) {
        Optional<String> problem = gateway.problemOf(credential);
        return problem.map(
                        why ->
                                "unusable secret: the actions of "
                                        + credential
                                        + " are refused"
                                        + why)
                .orElseGet(
                        () ->
                                "missing secret: the actions of "
                                        + credential
                                        + " are refused until you "
                                        + remedy(credential));
    }

    private String remedy(String credential) {
        if (gateway.takesLogin(credential) && gateway.dashboardUrl().isPresent()) {
            return "connect it at " + gateway.dashboardUrl().get() + "/credentials";
        }
        return gateway.neededSlots(credential).stream()
                .map(slot -> slot.isEmpty() ? "" : " --slot " + slot)
                .map(
                        option ->
                                "clawpatrol credentials set "
                                        + credential
                                        + option
                                        + " --config "
                                        + path)
                .collect(Collectors.joining(" and ", "set it: ", ""));
    }
}
