package org.demandinsight.city;

import java.util.List;
import org.demandinsight.kernel.Wording;

/// A department as its city declares it.
///
/// @param phones published numbers, which redaction keeps
public record DepartmentDeclaration(String code, Wording name, List<String> phones) {}
