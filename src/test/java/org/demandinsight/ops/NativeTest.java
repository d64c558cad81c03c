package org.demandinsight.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.JarURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.junit.jupiter.api.Test;

/// What the native executable needs is registered: it is built elsewhere, and what is missing there shows while it runs.
class NativeTest {
    /// A class of each of Lucene's modules that we ship.
    private static final List<Class<?>> MODULES =
            List.of(StandardTokenizer.class, ElisionFilter.class, ICUNormalizer2Filter.class);

    private static final String SERVICES = "META-INF/services/";

    private final Registered registered = new Registered();

    NativeTest() throws IOException {}

    @Test
    void whatLuceneLooksUpByNameIsRegistered() throws IOException {
        for (var module : MODULES) {
            try (var jar = jar(module)) {
                var services = entries(jar, SERVICES + "org.apache.lucene.");
                assertThat(services).isNotEmpty().allMatch(registered::includes);
                for (var service : services) {
                    assertThat(registered.made()).as(service).containsAll(named(jar, service));
                }
                assertThat(attributes(jar)).allMatch(registered.made()::contains);
            }
        }
    }

    private static JarFile jar(Class<?> inside) throws IOException {
        var file = inside.getResource(inside.getSimpleName() + ".class");
        var connection = (JarURLConnection) file.openConnection();
        connection.setUseCaches(false);
        return connection.getJarFile();
    }

    private static List<String> entries(JarFile jar, String start) {
        return jar.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(start))
                .toList();
    }

    private static List<String> named(JarFile jar, String service) throws IOException {
        try (var in = jar.getInputStream(jar.getEntry(service))) {
            return classes(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<String> classes(String serviceFile) {
        return serviceFile
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// Lucene finds them by the name of their interface.
    private static List<String> attributes(JarFile jar) {
        return jar.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.endsWith("AttributeImpl.class"))
                .filter(name -> !name.endsWith("/AttributeImpl.class"))
                .map(name -> name.replace(".class", "").replace('/', '.'))
                .filter(NativeTest::isMadeWithoutArguments)
                .toList();
    }

    private static boolean isMadeWithoutArguments(String name) {
        try {
            return Stream.of(Class.forName(name).getDeclaredConstructors())
                    .anyMatch(constructor -> constructor.getParameterCount() == 0);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void ourServicesAreRegistered() throws IOException {
        var folder = Path.of("src/main/resources", SERVICES);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                assertThat(registered.includes(SERVICES + file.getFileName())).isTrue();
                assertThat(registered.made()).containsAll(classes(Files.readString(file)));
            }
        }
    }

    @Test
    void nothingIsRegisteredThatIsNotThere() throws ReflectiveOperationException {
        var loader = NativeTest.class.getClassLoader();
        for (var name : registered.named()) {
            var type = Class.forName(name, false, loader);
            if (registered.made().contains(name)) {
                assertThat(type.getDeclaredConstructor()).isNotNull();
            }
        }
    }

    @Test
    void whateverWePackIsIncluded() throws IOException {
        var ours = new ArrayList<String>();
        for (var folder : List.of("src/main/resources", "graphql")) {
            try (var files = Files.walk(Path.of(folder), 2)) {
                files.filter(Files::isRegularFile)
                        .map(file -> Path.of(folder).relativize(file).toString())
                        .forEach(ours::add);
            }
        }
        // The platform's own, and the schema, which is for readers.
        ours.removeAll(List.of("application.properties", "schema.graphql"));

        assertThat(ours).hasSizeGreaterThan(40).allMatch(registered::includes);
    }

    @Test
    void whateverIsReadIsIncluded() throws IOException, ReflectiveOperationException {
        Set<String> read;
        try (var loader = new ReadingLoader()) {
            var readings = loader.loadClass(Readings.class.getName());
            ((Runnable) readings.getConstructor().newInstance()).run();
            read = new TreeSet<>(loader.read());
        }
        read.removeIf(NativeTest::isOfThePlatform);

        assertThat(read)
                .contains(
                        "mappings/zwfw.yaml",
                        "META-INF/services/org.apache.lucene.codecs.Codec",
                        "ch/poole/openinghoursparser/Messages.properties",
                        "sh/detect_linux_distribution.sh")
                .anyMatch(name -> name.startsWith("com/ibm/icu/impl/data/icudata/translit/"))
                .anyMatch(name -> name.startsWith("postgres-"))
                .allMatch(registered::includes);
    }

    /// Its extensions register them.
    private static boolean isOfThePlatform(String resource) {
        return resource.endsWith(".class")
                || Stream.of("org.jboss.", "org.slf4j.", "io.smallrye.config.", "org.eclipse.")
                        .anyMatch(start -> resource.startsWith(SERVICES + start));
    }
}
