namespace onrecord {}
