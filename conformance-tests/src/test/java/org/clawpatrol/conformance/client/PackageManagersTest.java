package org.clawpatrol.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clawpatrol.conformance.lab.Finished;
import org.clawpatrol.conformance.lab.Nginx;
import org.clawpatrol.conformance.lab.Peers;
import org.clawpatrol.conformance.lab.Product;
import org.clawpatrol.conformance.lab.PythonPeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Package managers install from private registries that only the gateway has the token of. */
@Tag("integration")
class PackageManagersTest {
    private static final String LOCATIONS =
            """
            root @FOLDER@/registry;
            location / {
              if ($http_authorization != "Bearer @TOKEN@") { return 401 "no credential"; }
              try_files $uri $uri/index.json $uri/index.html =404;
            }
            location /maven/ {
              if ($http_authorization != "Bearer @TOKEN@") { return 401 "no credential"; }
              alias @MAVEN@/;
            }
            """;
    private static final String RULES =
            """
            rule "reading" {
              endpoint  = https.api
              condition = "http.method in ['GET', 'HEAD'] && !http.path.startsWith('/npm/forbidden')"
              verdict   = "allow"
            }

            rule "rest" {
              endpoint = https.api
              verdict  = "deny"
              reason   = "this package is not for agents"
            }
            """;

    @TempDir private static Path folder;
    private static Nginx nginx;
    private static Workplace workplace;

    @BeforeAll
    static void start() throws Exception {
        Peers.NGINX.needed();
        Path server = folder.resolve("server");
        var identity = Workplace.identity(folder);
        Finished registry =
                Product.finish(
                        new ProcessBuilder(
                                        PythonPeer.PYTHON,
                                        PythonPeer.script("registry.py"),
                                        server.resolve("registry").toString(),
                                        Workplace.url(""))
                                .start(),
                        "");
        assertThat(registry.code()).as(registry.err()).isZero();
        String locations = LOCATIONS.replace("@MAVEN@", mavenRepository().toString());
        nginx = Nginx.start(server, identity, locations);
        workplace = Workplace.open(folder, nginx.port(), RULES);
    }

    private static Path mavenRepository() {
        return Path.of(
                System.getProperty(
                        "maven.repo.local", System.getProperty("user.home") + "/.m2/repository"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (workplace != null) {
            workplace.secretIsNowhere();
            workplace.close();
        }
        if (nginx != null) {
            nginx.close();
        }
    }

    private static Path project(String name) throws Exception {
        return Files.createDirectories(workplace.folder().resolve(name));
    }

    private static Finished npm(Path project, String wanted) throws Exception {
        Peers.NPM.needed();
        Files.writeString(project.resolve("package.json"), "{\"private\":true}");
        return workplace.finished(
                "npm",
                "install",
                "--prefix",
                project.toString(),
                "--registry",
                Workplace.url("/npm/"),
                "--no-audit",
                "--no-fund",
                "--fetch-retries=0",
                wanted);
    }

    @Test
    void npmInstall_bringsThePackage() throws Exception {
        Path project = project("npm-project");
        Finished npm = npm(project, "lab-package@1.2.3");
        assertThat(npm.code()).as(npm.out() + npm.err()).isZero();
        assertThat(project.resolve("node_modules/lab-package/index.js"))
                .content()
                .contains("from the lab");
        assertThat(project.resolve("package-lock.json")).content().contains("sha512-");
    }

    @Test
    void npmInstallOfADeniedPackage_failsWithForbidden() throws Exception {
        Finished npm = npm(project("npm-denied"), "forbidden-package");
        assertThat(npm.code()).isNotZero();
        assertThat(npm.err()).contains("403");
        assertThat(nginx.accesses()).doesNotContain("forbidden-package");
    }

    @Test
    void pipInstall_bringsThePackage() throws Exception {
        Peers.PIP.needed();
        Path target = project("pip-project");
        workplace.succeeds(
                PythonPeer.PYTHON,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--no-cache-dir",
                "--disable-pip-version-check",
                "--root-user-action=ignore",
                "--target",
                target.toString(),
                "--index-url",
                Workplace.url("/simple/"),
                "lab-wheel==1.2.3");
        assertThat(target.resolve("lab_wheel.py")).content().contains("from the lab");
    }

    @Test
    void mavenBuild_bringsPluginsAndDependencies() throws Exception {
        Peers.MAVEN.needed();
        Assumptions.assumeTrue(Files.isDirectory(mavenRepository()), "no local repository");
        Path project = project("maven-project");
        Files.writeString(project.resolve("pom.xml"), MavenProject.POM);
        Files.writeString(
                project.resolve("settings.xml"), MavenProject.settings(Workplace.url("/maven/")));
        Files.writeString(
                Files.createDirectories(project.resolve("src/main/resources")).resolve("a.txt"),
                "a");
        Path local = project.resolve("local");
        workplace.succeeds(
                "mvn",
                "-B",
                "-q",
                "-f",
                project.toString(),
                "-s",
                project.resolve("settings.xml").toString(),
                "-Dmaven.repo.local=" + local,
                "compile");
        assertThat(project.resolve("target/classes/a.txt")).exists();
        assertThat(local.resolve("org/jspecify/jspecify/1.0.0/jspecify-1.0.0.jar")).exists();
        assertThat(nginx.accesses()).contains("/jspecify-1.0.0.jar");
    }
}
