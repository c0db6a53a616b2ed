package org.clawpatrol.conformance.lab;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The real programs that tests talk to; where one is absent, its Debian package is named. */
public enum Peers {
    CURL("curl", "curl"),
    OPENSSL("openssl", "openssl"),
    STRACE("strace", "strace"),
    PRLIMIT("prlimit", "util-linux"),
    CHROMIUM("chromium", "chromium"),
    NGINX("nginx", "nginx-light"),
    FCGIWRAP("fcgiwrap", "fcgiwrap"),
    GIT("git", "git"),
    ETCD("etcd", "etcd-server"),
    KUBECTL("kubectl", "kubernetes-client"),
    NPM("npm", "npm"),
    PIP("/usr/lib/python3/dist-packages/pip", "python3-pip"),
    MAVEN("mvn", "maven"),
    AGE("age", "age"),
    PYTHON_REQUESTS("/usr/lib/python3/dist-packages/requests", "python3-requests"),
    PYTHON_GRPC("/usr/lib/python3/dist-packages/grpc", "python3-grpcio"),
    PYTHON_WEBSOCKETS("/usr/lib/python3/dist-packages/websockets", "python3-websockets");

    private final String program;
    private final String debianPackage;

    Peers(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    /** Skips the test where the program is absent; fails it when peers are required. */
    public void needed() {
        if (present()) {
            return;
        }
        String message = program + " is absent: apt-get install " + debianPackage;
        if ("required".equals(System.getProperty("peers"))) {
            Assertions.fail(message);
        }
        Assumptions.abort(message);
    }

    private boolean present() {
        if (program.startsWith("/")) {
            return Files.exists(Path.of(program));
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
