package org.clawpatrol.proxy.reading;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.dsl.test.FixtureReader;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.protocol.http.HttpFixtureReader;
import org.clawpatrol.proxy.protocol.kubernetes.KubernetesFixtureReader;
import org.clawpatrol.proxy.protocol.sql.SqlFixtureReader;
import org.clawpatrol.proxy.protocol.ssh.SshFixtureReader;

/** How the recorded actions of each family are read. Stateless. */
public final class FixtureReaders {
    private FixtureReaders() {}

    static FixtureReader of(Family family) {
        return switch (family) {
            case HTTP -> new HttpFixtureReader();
            case K8S -> new KubernetesFixtureReader();
            case SQL -> new SqlFixtureReader();
            case SSH -> new SshFixtureReader();
        };
    }

    public static Map<Family, FixtureReader> all() {
        return Stream.of(Family.values())
                .collect(Collectors.toUnmodifiableMap(family -> family, FixtureReaders::of));
    }
}
