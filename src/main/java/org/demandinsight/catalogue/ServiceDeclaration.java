package org.demandinsight.catalogue;

import java.util.List;
import java.util.Set;
import org.demandinsight.city.Channel;
import org.demandinsight.kernel.Wording;

/// A service as a catalogue declares it; see [PublicService] for the meaning of each part.
public record ServiceDeclaration(
        String code,
        Wording name,
        Wording description,
        int department,
        List<Integer> categories,
        List<Integer> areas,
        String openingHours,
        Set<Channel> channels,
        List<String> languages,
        String audience) {}
