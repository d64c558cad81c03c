package org.demandinsight.city;

import java.util.List;
import org.demandinsight.kernel.Wording;

/// Who handles demands.
///
/// @param id small code of the index, from 1; 0 stands for "unknown department"
/// @param code the city's own code; a met department's is made of its source and name
/// @param phones published numbers, which redaction keeps
/// @param mappedTo id of the declared department that a met one stands for, 0 if none
public record Department(
        int id, String code, Wording name, List<String> phones, Origin origin, int mappedTo) {

    public Department {
        phones = List.copyOf(phones);
    }
}
