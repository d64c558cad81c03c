package org.demandinsight.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.demandinsight.city.City;
import org.demandinsight.city.CityStore;
import org.demandinsight.kernel.Language;
import org.demandinsight.taxonomy.Taxonomy;
import org.demandinsight.taxonomy.TaxonomyStore;

/// What a request needs to turn codes into names: one state of city and taxonomy for all of its answer.
record Words(City city, Taxonomy taxonomy, Language language) {

    /// Takes them at the start of an operation.
    @ApplicationScoped
    static class Source {
        private final CityStore cities;
        private final TaxonomyStore taxonomies;
        private final Asker asker;

        Source(CityStore cities, TaxonomyStore taxonomies, Asker asker) {
            this.cities = cities;
            this.taxonomies = taxonomies;
            this.asker = asker;
        }

        Words now() {
            return new Words(cities.city(), taxonomies.taxonomy(), asker.language());
        }
    }
}
