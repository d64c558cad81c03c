package org.demandinsight.api.execution;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.helper.ArgumentHelper;
import io.smallrye.graphql.json.InputFieldsInfo;
import io.smallrye.graphql.schema.model.Argument;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.Serial;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.ProblemException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Arguments as operations take them. SmallRye writes an input object out as JSON and has JSON-B read that; Jackson makes the object of its
/// fields, where they are plain values that nothing is to be done to.
final class Arguments extends ArgumentHelper {
    private static final Logger LOG = Logger.getLogger(Arguments.class);

    private static final JsonMapper BINDING =
            JsonMapper.builder()
                    .addModule(
                            new SimpleModule()
                                    .addDeserializer(OffsetDateTime.class, new DateTimes()))
                    .build();

    /// Classes of input objects; none for those that SmallRye makes.
    private final Map<String, Optional<Class<?>>> plain = new ConcurrentHashMap<>();

    Arguments(List<Argument> arguments) {
        super(arguments);
    }

    @Override
    protected Object afterRecursiveTransform(
            Object value, Field argument, DataFetchingEnvironment environment)
            throws AbstractDataFetcherException {
        if (value instanceof Map<?, ?> fields) {
            var input = plain.computeIfAbsent(argument.getReference().getClassName(), this::plain);
            var bound = input.isPresent() ? bindInLanguage(fields, input.orElseThrow()) : null;
            if (bound != null) {
                return bound;
            }
        }
        return super.afterRecursiveTransform(value, argument, environment);
    }

    private Optional<Class<?>> plain(String type) {
        return isPlain(type) ? Optional.of(classloadingService.loadClass(type)) : Optional.empty();
    }

    /// The same as [#bind], its problem in the language of the request: no interceptor is around it.
    private static @Nullable Object bindInLanguage(Map<?, ?> fields, Class<?> type) {
        try {
            return bind(fields, type);
        } catch (ProblemException bad) {
            throw bad.in(CDI.current().select(RequestLanguage.class).get().language());
        }
    }

    /// Null for what SmallRye refuses, in its own words, and for objects within objects.
    ///
    /// @throws ProblemException for a text that should be a time and isn't
    static <T> @Nullable T bind(Map<?, ?> fields, Class<T> type) {
        if (fields.values().stream().anyMatch(Arguments::hasObjects)) {
            return null;
        }
        try {
            return BINDING.convertValue(fields, type);
        } catch (IllegalArgumentException e) {
            if (e.getCause() instanceof InvalidFormatException bad
                    && bad.getTargetType() == OffsetDateTime.class) {
                throw badTime(bad.getPath().getLast().getFieldName(), bad.getValue().toString());
            }
            LOG.debugf(e, "%s is left to JSON-B", type.getSimpleName());
            return null;
        }
    }

    private static ProblemException badTime(String field, String given) {
        var quoted = Problem.quote(given);
        return Problem.BAD_REQUEST.because(
                field + "：“" + quoted + "”不是带时区的时刻；请写成 2026-01-31T00:00:00+08:00 的样子",
                field
                        + ": \""
                        + quoted
                        + "\" is no moment with an offset; write it like 2026-01-31T00:00:00+08:00");
    }

    private static boolean hasObjects(@Nullable Object value) {
        return value instanceof Map
                || (value instanceof Collection<?> many
                        && many.stream().anyMatch(Arguments::hasObjects));
    }

    private static boolean isPlain(String type) {
        return !InputFieldsInfo.hasTransformationFields(type)
                && !InputFieldsInfo.hasAdaptToFields(type)
                && !InputFieldsInfo.hasAdaptWithFields(type);
    }

    /// As JSON-B reads them, and nothing else that might be a time.
    private static final class DateTimes extends StdDeserializer<OffsetDateTime> {
        @Serial private static final long serialVersionUID = 1;

        DateTimes() {
            super(OffsetDateTime.class);
        }

        @Override
        public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            var text = parser.getText();
            try {
                return OffsetDateTime.parse(text);
            } catch (DateTimeParseException e) {
                throw context.weirdStringException(text, OffsetDateTime.class, e.getMessage());
            }
        }
    }
}
