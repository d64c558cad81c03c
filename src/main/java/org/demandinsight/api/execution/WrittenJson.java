package org.demandinsight.api.execution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import jakarta.json.JsonNumber;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// A part of an answer that is written already. SmallRye takes what is a value of JSON-P as it is, and writes the whole; JSON-P knows no
/// value that is text already, but puts a number down as its text says: so this one comes as a number.
///
/// @param text any JSON
record WrittenJson(String text) implements JsonNumber {
    /// As JSON-P writes control characters.
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

    /// What writes itself.
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws Exception;
    }

    /// @throws Exception whatever the content throws: nothing half-written is left then
    static WrittenJson of(Content content) throws Exception {
        var buffers = FACTORY._getBufferRecycler();
        try (var text = new SegmentedStringWriter(buffers)) {
            try (var json = FACTORY.createGenerator(text)) {
                content.write(json);
            }
            return new WrittenJson(text.getAndClear());
        } finally {
            buffers.releaseToPool();
        }
    }

    /// Writes what a scalar has become, numbers as SmallRye does.
    ///
    /// @return whether there was something
    /// @throws IllegalStateException if SmallRye might write it otherwise
    static boolean writeScalar(@Nullable Object value, JsonGenerator json) throws IOException {
        switch (value) {
            case null -> {
                return false;
            }
            case String text -> json.writeString(text);
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(BigDecimal.valueOf(number));
            case BigInteger number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            default -> throw new IllegalStateException("a scalar became a " + value.getClass());
        }
        return true;
    }

    @Override
    public ValueType getValueType() {
        return ValueType.NUMBER;
    }

    @Override
    public String toString() {
        return text;
    }

    @Override
    public BigDecimal bigDecimalValue() {
        throw new UnsupportedOperationException("a number in name only");
    }

    @Override
    public boolean isIntegral() {
        return bigDecimalValue().scale() == 0;
    }

    @Override
    public int intValue() {
        return bigDecimalValue().intValue();
    }

    @Override
    public int intValueExact() {
        return bigDecimalValue().intValueExact();
    }

    @Override
    public long longValue() {
        return bigDecimalValue().longValue();
    }

    @Override
    public long longValueExact() {
        return bigDecimalValue().longValueExact();
    }

    @Override
    public BigInteger bigIntegerValue() {
        return bigDecimalValue().toBigInteger();
    }

    @Override
    public BigInteger bigIntegerValueExact() {
        return bigDecimalValue().toBigIntegerExact();
    }

    @Override
    public double doubleValue() {
        return bigDecimalValue().doubleValue();
    }
}
