package org.demandinsight.api;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Locale;
import org.demandinsight.api.execution.RequestLanguage;
import org.demandinsight.kernel.Language;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// Who asks this request, as far as the answer depends on it: which language they read.
@RequestScoped
class Asker implements RequestLanguage {
    private final RoutingContext http;
    private @Nullable Language language;

    Asker(RoutingContext http) {
        this.http = http;
    }

    /// By `Accept-Language`; Chinese unless English is preferred.
    @Override
    public Language language() {
        if (language == null) {
            language = preferred(http.request().getHeader("Accept-Language"));
        }
        return language;
    }

    String say(Wording wording) {
        return wording.in(language());
    }

    static Language preferred(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Language.ZH;
        }
        try {
            var tag = Locale.lookupTag(Locale.LanguageRange.parse(header), List.of("zh", "en"));
            return "en".equals(tag) ? Language.EN : Language.ZH;
        } catch (IllegalArgumentException _) {
            return Language.ZH; // a header that nobody can read asks for nothing
        }
    }
}
