package org.demandinsight.ops;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Loads the class path of the tests once more and notes which resources the classes read.
final class ReadingLoader extends URLClassLoader {
    private final Set<String> read = new TreeSet<>();

    ReadingLoader() throws MalformedURLException {
        super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] classPath() throws MalformedURLException {
        var entries =
                Pattern.compile(Pattern.quote(File.pathSeparator))
                        .split(System.getProperty("java.class.path"), 0);
        var urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = new File(entries[i]).toURI().toURL();
        }
        return urls;
    }

    Set<String> read() {
        return read;
    }

    @Override
    public @Nullable URL findResource(String name) {
        var found = super.findResource(name);
        if (found != null) {
            read.add(name);
        }
        return found;
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        var found = super.findResources(name);
        if (found.hasMoreElements()) {
            read.add(name);
        }
        return found;
    }
}
