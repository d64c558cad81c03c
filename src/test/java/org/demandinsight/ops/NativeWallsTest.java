package org.demandinsight.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.FileDescriptor;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// Our static fields are set where the native executable is built, not where it runs: nothing of either machine may be in them, nor
/// anything of the libraries that are set up when it starts.
@AnalyzeClasses(
        packages = "org.demandinsight",
        importOptions = ImportOption.DoNotIncludeTests.class)
class NativeWallsTest {
    /// What a static field would keep of the machine that built the executable.
    private static final Set<String> OF_THE_MACHINE =
            Set.of(
                    "java.lang.System.getProperty",
                    "java.lang.System.getenv",
                    "java.lang.System.nanoTime",
                    "java.lang.System.currentTimeMillis",
                    "java.lang.Runtime.availableProcessors",
                    "java.lang.Runtime.maxMemory",
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.ZoneId.systemDefault",
                    "java.util.Locale.getDefault",
                    "org.eclipse.microprofile.config.ConfigProvider.getConfig");

    @ArchTest
    static void noStaticFieldHoldsWhatIsSetUpAtRunTime(JavaClasses ours) throws IOException {
        var late = Registered.setUpAtRunTime();
        assertThat(late).contains("org.apache.lucene", "com.ibm.icu");

        for (var type : ours) {
            for (var field : type.getFields()) {
                if (field.getModifiers().contains(JavaModifier.STATIC)) {
                    assertThat(field.getAllInvolvedRawTypes())
                            .as(field.getFullName())
                            .noneMatch(each -> isOneOf(late, each) || isRefused(each));
                }
            }
        }
    }

    private static boolean isOneOf(List<String> late, JavaClass type) {
        return late.stream()
                .anyMatch(name ->
                        (type.getName() + '.').startsWith(name + '.')
                                || type.getName().startsWith(name + '$'));
    }

    /// By native-image, in what it keeps of the build: seeds, threads, files.
    private static boolean isRefused(JavaClass type) {
        return Stream.of(Random.class, Thread.class, FileDescriptor.class)
                .anyMatch(type::isAssignableTo);
    }

    @ArchTest
    static void noStaticFieldIsSetFromTheMachine(JavaClasses ours) throws IOException {
        var late = Registered.setUpAtRunTime();
        for (var type : ours) {
            var start = type.getStaticInitializer();
            if (start.isPresent()) {
                assertThat(start.orElseThrow().getAccessesFromSelf())
                        .as(type.getName())
                        .noneMatch(access ->
                                isOneOf(late, access.getTargetOwner())
                                        || OF_THE_MACHINE.contains(name(access)));
            }
        }
    }

    private static String name(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + '.' + access.getTarget().getName();
    }

    @ArchTest
    static void whatIsReplacedInLibrariesIsThere(JavaClasses ours)
            throws ReflectiveOperationException {
        var replacing =
                ours.stream().filter(type -> type.isAnnotatedWith(TargetClass.class)).toList();
        assertThat(replacing).hasSizeGreaterThan(3);

        for (var each : replacing) {
            var type = Class.forName(each.getName());
            var target = type.getAnnotation(TargetClass.class);
            var theirs =
                    target.className().isEmpty()
                            ? target.value()
                            : Class.forName(target.className(), false, type.getClassLoader());
            for (var method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Substitute.class)) {
                    var replaced =
                            theirs.getDeclaredMethod(method.getName(), method.getParameterTypes());
                    assertThat(replaced.getReturnType()).isEqualTo(method.getReturnType());
                }
            }
        }
    }
}
