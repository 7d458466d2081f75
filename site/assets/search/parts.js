papernotesSearch.data('parts','{"stamp":3997534474,"buckets":1,"words":"60ab53522ab2","texts":"c34234e6daaf"}');
