package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.INT;
import static org.clawpatrol.engine.type.Type.Simple.STRING;

/** What an SSH channel is asked for. Stateless. */
final class SshVariable {
    private SshVariable() {}

    static FactVariable declared() {
        return FactVariable.of(
                "ssh",
                "a request on an SSH connection",
                FactDeclaration.of(
                                "verb",
                                STRING,
                                "`pty`, `exec`, `shell`, `subsystem` or `forward`",
                                "ssh.verb == \"exec\"")
                        .folded(),
                FactDeclaration.of(
                        "command",
                        STRING,
                        "command line of `exec`",
                        "ssh.command.startsWith(\"git-upload-pack \")"),
                FactDeclaration.of(
                        "subsystem", STRING, "name of the subsystem", "ssh.subsystem == \"sftp\""),
                FactDeclaration.of(
                        "forward_host",
                        STRING,
                        "host a forwarding goes to",
                        "ssh.forward_host == \"db.internal\""),
                FactDeclaration.of(
                        "forward_port",
                        INT,
                        "port a forwarding goes to",
                        "ssh.forward_port == 5432"),
                FactDeclaration.of("user", STRING, "login name", "ssh.user != \"root\""),
                FactDeclaration.of(
                                "stdin",
                                STRING,
                                "first input of `exec` and `shell`",
                                "!ssh.stdin.contains(\"rm -rf\")")
                        .from(Availability.CONTENT));
    }
}
