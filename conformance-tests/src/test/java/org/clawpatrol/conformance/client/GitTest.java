package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Nginx;
import org.clawpatrol.conformance.lab.Peers;
import org.clawpatrol.conformance.lab.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** git against git's own HTTP backend: clones, pushes, and pushes that the policy refuses. */
@Tag("integration")
class GitTest {
    private static final String LOCATIONS =
            """
            client_max_body_size 0;
            location / {
              if ($http_authorization != "Bearer @TOKEN@") { return 401 "no credential"; }
              fastcgi_pass unix:@FOLDER@/fcgi;
              fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
              fastcgi_param GIT_PROJECT_ROOT @FOLDER@/repositories;
              fastcgi_param GIT_HTTP_EXPORT_ALL "";
              fastcgi_param GIT_PROTOCOL $http_git_protocol;
              fastcgi_param REMOTE_USER agent;
              fastcgi_param PATH_INFO $uri;
              fastcgi_param QUERY_STRING $query_string;
              fastcgi_param REQUEST_METHOD $request_method;
              fastcgi_param CONTENT_TYPE $content_type;
              fastcgi_param CONTENT_LENGTH $content_length;
              fastcgi_param HTTP_CONTENT_ENCODING $http_content_encoding;
            }
            """;
    private static final String RULES =
            """
            rule "main-is-protected" {
              endpoint  = https.api
              priority  = 20
              condition = "has(git.refs) && git.refs.exists(r, r.name == 'refs/heads/main')"
              verdict   = "deny"
              reason    = "main takes no pushes"
            }

            rule "frozen" {
              endpoint  = https.api
              priority  = 10
              condition = "has(git.service) && git.service == 'git-receive-pack' && git.repository == 'acme/frozen'"
              verdict   = "deny"
              reason    = "this repository is frozen"
            }

            rule "git" {
              endpoint  = https.api
              condition = "has(git.service)"
              verdict   = "allow"
            }
            """;

    @TempDir private static Path folder;
    private static Path server;
    private static Process backend;
    private static Nginx nginx;
    private static Workplace workplace;

    @BeforeAll
    static void start() throws Exception {
        Peers.NGINX.needed();
        Peers.FCGIWRAP.needed();
        Peers.GIT.needed();
        server = folder.resolve("server");
        var identity = Workplace.identity(folder);
        repository("acme/site.git");
        repository("acme/frozen.git");
        backend =
                new ProcessBuilder("fcgiwrap", "-c", "2", "-s", "unix:" + server.resolve("fcgi"))
                        .redirectErrorStream(true)
                        .redirectOutput(server.resolve("fcgi.log").toFile())
                        .start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(server.resolve("fcgi")));
        nginx = Nginx.start(server, identity, LOCATIONS);
        workplace = Workplace.open(folder, nginx.port(), RULES);
    }

    @AfterAll
    static void stop() throws Exception {
        if (workplace != null) {
            workplace.close();
        }
        if (nginx != null) {
            nginx.close();
        }
        if (backend != null) {
            backend.descendants().forEach(ProcessHandle::destroy);
            backend.destroy();
            backend.waitFor();
        }
    }

    /** A bare repository with one commit on {@code main}. */
    private static void repository(String name) throws Exception {
        String bare = server.resolve("repositories").resolve(name).toString();
        local("git", "init", "-q", "--bare", "-b", "main", bare);
        String tree = local("git", "-C", bare, "mktree").strip();
        String commit =
                local(
                                "git",
                                "-C",
                                bare,
                                "-c",
                                "user.name=Lab",
                                "-c",
                                "user.email=lab@lab.test",
                                "commit-tree",
                                "-m",
                                "first",
                                tree)
                        .strip();
        local("git", "-C", bare, "update-ref", "refs/heads/main", commit);
    }

    private static String local(String... words) throws Exception {
        Finished finished = Product.finish(new ProcessBuilder(words).start(), "");
        assertThat(finished.code()).as(finished.err()).isZero();
        return finished.out();
    }

    private static String inServer(String repository, String... words) throws Exception {
        String[] all = new String[words.length + 3];
        all[0] = "git";
        all[1] = "-C";
        all[2] = server.resolve("repositories").resolve(repository).toString();
        System.arraycopy(words, 0, all, 3, words.length);
        return local(all);
    }

    /** A clone with one more commit that holds so many bytes nobody can compress. */
    private static Path changedClone(String repository, String branch, int bytes) throws Exception {
        Path clone = workplace.folder().resolve(branch);
        workplace.succeeds("git", "clone", "-q", Workplace.url("/" + repository), clone.toString());
        byte[] content = new byte[bytes];
        new java.util.Random(7).nextBytes(content);
        Files.write(clone.resolve("file"), content);
        local(
                "sh",
                "-c",
                "cd \"$0\" && git checkout -q -B \"$1\" && git add file && git -c user.name=Agent"
                        + " -c user.email=agent@lab.test commit -q -m \"$1\"",
                clone.toString(),
                branch);
        return clone;
    }

    private static Finished push(Path clone, String branch) throws Exception {
        return workplace.finished("git", "-C", clone.toString(), "push", "-q", "origin", branch);
    }

    @Test
    void pushOfABranch_arrivesAndIsClonedAgain() throws Exception {
        Path clone = changedClone("acme/site.git", "small", 1000);
        Finished push = push(clone, "small");
        assertThat(push.code()).as(push.err()).isZero();
        String pushed = local("git", "-C", clone.toString(), "rev-parse", "HEAD");
        assertThat(inServer("acme/site.git", "rev-parse", "refs/heads/small")).isEqualTo(pushed);
        Path again = workplace.folder().resolve("again");
        workplace.succeeds(
                "git",
                "clone",
                "-q",
                "-b",
                "small",
                Workplace.url("/acme/site.git"),
                again.toString());
        assertThat(again.resolve("file")).hasSameBinaryContentAs(clone.resolve("file"));
        workplace.secretIsNowhere();
    }

    @Test
    void pushOfALargePack_arrives() throws Exception {
        // Over git's post buffer, so it probes first and then sends chunks.
        Path clone = changedClone("acme/site.git", "large", 3_000_000);
        Finished push = push(clone, "large");
        assertThat(push.code()).as(push.err()).isZero();
        assertThat(inServer("acme/site.git", "cat-file", "-s", "large:file").strip())
                .isEqualTo("3000000");
    }

    @Test
    void pushToAProtectedBranch_isRefusedWithTheReason() throws Exception {
        Path clone = changedClone("acme/site.git", "main", 1000);
        String before = inServer("acme/site.git", "rev-parse", "refs/heads/main");
        Finished push = push(clone, "main");
        assertThat(push.code()).isNotZero();
        assertThat(push.err()).contains("403");
        assertThat(inServer("acme/site.git", "rev-parse", "refs/heads/main")).isEqualTo(before);
    }

    @Test
    void pushToAFrozenRepository_isRefusedBeforeAnythingIsSent() throws Exception {
        Path clone = changedClone("acme/frozen.git", "change", 1000);
        Finished push = push(clone, "change");
        assertThat(push.code()).isNotZero();
        assertThat(push.err()).contains("403").contains("this repository is frozen");
        assertThat(nginx.accesses()).doesNotContain("/acme/frozen.git/git-receive-pack");
        assertThat(inServer("acme/frozen.git", "branch")).doesNotContain("change");
    }
}
