package org.clawpatrol.conformance.client;

/** The smallest project whose build needs a plugin and a dependency from a repository. */
final class MavenProject {
    static final String POM =
            """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>test.lab</groupId>
              <artifactId>small</artifactId>
              <version>1</version>
              <properties>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>org.jspecify</groupId>
                  <artifactId>jspecify</artifactId>
                  <version>1.0.0</version>
                </dependency>
              </dependencies>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>maven-resources-plugin</artifactId>
                    <version>3.4.0</version>
                  </plugin>
                  <plugin>
                    <artifactId>maven-compiler-plugin</artifactId>
                    <version>3.14.1</version>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private MavenProject() {}

    /** Settings that know one repository only. */
    static String settings(String repository) {
        return """
        <settings>
          <mirrors>
            <mirror><id>lab</id><mirrorOf>*</mirrorOf><url>@URL@</url></mirror>
          </mirrors>
        </settings>
        """
                .replace("@URL@", repository);
    }
}
